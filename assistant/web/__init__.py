"""What is on the net: the public app and the staff app, their limits, their doors and who may pass them."""

"""The number lock: no number of an answer reaches a reader without the quoted fact or formula it rests on."""

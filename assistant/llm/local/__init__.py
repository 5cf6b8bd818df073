"""A small language model on this machine, from packages of PyPI: llama.cpp's server and Gemma 3 270M."""

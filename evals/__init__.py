"""Measures: are the answers right?"""

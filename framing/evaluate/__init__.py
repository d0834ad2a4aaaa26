"""Measures of what the checker does: changed copies of true articles, missing series, figures that nobody knows.

Everything that a closing number rests on can be run again from here.
"""

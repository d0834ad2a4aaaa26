"""Incoming articles: what arrives in a folder is checked and its report written beside the others.

The desk goes through the ``Checker``; it never reaches into the rooms behind it.
"""

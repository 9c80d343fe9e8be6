"""Samarkand: Indonesian-language news in, a warehouse of diplomatic events out."""

__version__ = "0.1.0"

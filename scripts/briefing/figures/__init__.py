"""Geometry of the figures: the position of each mark and word, for templates to draw as SVG.

Everything here is plain arithmetic on floats (sums, products, quotients and square roots, which
IEEE 754 rounds the same everywhere), with a seeded random generator: a briefing looks the same on
every machine.
"""

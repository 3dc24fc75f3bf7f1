"""Geometry of the figures: where each mark and word stands, for templates to draw as SVG.

Everything here is plain arithmetic on floats (sums, products, quotients and square roots, which
IEEE 754 rounds alike everywhere), with seeded chance: the same briefing is drawn alike on every
machine.
"""

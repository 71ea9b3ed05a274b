"""The commands of `wijzer`, one module each.

Exit status: 0, also when the bot answers "dat klopt niet"; 2 for wrong usage; 1 for a fault.
"""

"""Made-up towns of real size, drawn from published figures and lived through the same deeds as a real municipality.

Nobody in them exists. The same number of children, years, seed and last day give the same town.
"""

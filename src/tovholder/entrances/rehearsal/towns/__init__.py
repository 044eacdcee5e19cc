"""Made-up towns of real size, drawn from published figures and lived through the same deeds as a real municipality.

Nobody in them exists. The same number of children, years, seed and last day give the same town.

`suppositions` is what a town is drawn from. `making` founds the town and puts it down; `people` live and work there;
`lives` is what happens to a family, and `work` what the office does along the way; `compared` sets the town's own
figures beside the published ones.
"""

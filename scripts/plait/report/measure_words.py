"""What each statistic is, and what each verdict means, in plain English."""

# measure: its name for a reader, in the order of the report
LABELS = {
    "mean": "mean",
    "floor": "floor",
    "ceiling": "ceiling",
    "alpha": "Cronbach's alpha",
    "omega": "McDonald's omega",
    "change": "change within people",
    "permutation": "permutation test",
    "wilcoxon": "Wilcoxon's signed-rank test",
    "hodges_lehmann": "Hodges-Lehmann shift",
    "mixed_change": "change in the mixed model",
    "time_effect": "test over all times",
    "group_by_time": "test of groups over all times",
    "change_between": "change between groups",
    "r": "correlation of both times",
    "d_z": "d~z~",
    "g_z": "g~z~",
    "d_av": "d~av~",
    "g_av": "g~av~",
    "d_rms": "d~rms~",
    "g_rms": "g~rms~",
    "d_rm": "d~rm~",
    "g_rm": "g~rm~",
    "glass_delta": "Glass's delta",
    "smallest_change": "smallest change that could be told",
    "tipping": "tipping point",
    "tipping_equivalence": "tipping point of an equivalence",
    "lost_difference": "those lost beside those who stayed",
    "reliably_rose": "people who rose reliably",
    "reliably_fell": "people who fell reliably",
    "reliably_rose_alpha": "people who rose reliably, by the study's own alpha",
    "reliably_fell_alpha": "people who fell reliably, by the study's own alpha",
    "distance": "distance from the norm",
    "distance_fixed": "distance from the norm, taken as fixed",
    "distance_z": "distance in SDs",
    "equivalence": "equivalence",
    "people_needed": "people needed",
}

# topic, the measures of which any must be there, and what is said of them
METHODS = (
    ("scores", ("mean",),
     "Each scale is described at each time by the mean and the SD of everyone who "
     "could be scored then, with a 95% interval. No missing answer was filled in "
     "beyond each instrument's own rule."),
    ("reliability", ("alpha",),
     "Cronbach's alpha, with Feldt's interval, says how far the items of a scale go "
     "together; it is computed at each time in the people who answered all of them."),
    ("reliability", ("omega",),
     "McDonald's omega asks the same of one factor common to the items; it needs more "
     "people."),
    ("reliability", ("floor", "ceiling"),
     "Floor and ceiling are the share of people with the lowest and the highest "
     "possible score; where many are, the scale cannot show that they fell or rose "
     "any further."),
    ("change", ("change",),
     "Change is estimated within people: only those with both scores, each compared "
     "with themselves, by the paired *t* test."),
    ("change", ("d_z", "d_av"),
     "An effect size is the mean change over an SD. Which SD makes a large difference, "
     "so it is named each time: *d*~av~ takes the mean of the SDs at both times, "
     "*d*~z~ the SD of the changes."),
    ("change", ("g_z", "g_av"),
     "*g* is the same, corrected for few people."),
    ("other analyses", ("permutation",),
     "The permutation test turns the signs of people's changes round, in every way or, "
     "with many people, in many ways drawn at random, and asks how often chance alone "
     "would give a mean change as large."),
    ("other analyses", ("wilcoxon",),
     "Wilcoxon's signed-rank test uses the order of the changes instead of their size. "
     "How it was computed, and what was done with changes of nought: {method}."),
    ("other analyses", ("hodges_lehmann",),
     "The Hodges-Lehmann shift goes with it: a typical change that single extreme "
     "people hardly move."),
    ("other analyses", ("mixed_change",),
     "The mixed model uses everyone who answered at least once, not only those who "
     "answered twice; it is fair as long as whether people answered can be explained "
     "by the scores that they did give. Its intervals come from a parametric "
     "bootstrap: the study is simulated many times from the fitted model."),
    ("other analyses", ("time_effect",),
     "Over more than two time points, one test asks first whether the means differ at "
     "all."),
    ("other analyses", ("change_between", "group_by_time"),
     "Where the study declares groups, their changes are compared; the groups were not "
     "drawn by lot."),
    ("how far claims carry", ("smallest_change",),
     "There is no power computed after the fact. Instead, the smallest mean change is "
     "given that so many people could have told from none."),
    ("how far claims carry", ("tipping",),
     "For each claim of a change the tipping point says how differently those who were "
     "lost would have had to change, compared with those who stayed, for the claim to "
     "fall."),
    ("how far claims carry", ("lost_difference",),
     "Those lost are set beside those who stayed by how they scored before, in SDs, "
     "without a test."),
    ("single people", ("reliably_rose",),
     "A single person's change counts as reliable where it is larger than the error of "
     "measurement would make it in 95 of 100 people who did not change (Jacobson and "
     "Truax); only counts are shown, with the reliability that was used."),
    ("norms", ("distance",),
     "The distance of each mean from a published norm is given in points and in SDs of "
     "the norm. A norm is the mean of a sample too: where the size of that sample is "
     "known, the interval allows for its error (Welch's)."),
    ("norms", ("distance_fixed",),
     "The interval that takes the norm as a fixed number is given beside it."),
    ("margins", ("equivalence",),
     "Whether a difference is too small to matter is tested only against a margin that "
     "the study declared beforehand, by two one-sided *t* tests; there is no margin by "
     "default."),
    ("margins", ("people_needed",),
     "The number of people is given with whom the margin could have been shown at "
     "all, were the true difference nought."),
)  # fmt: skip
CORRECTIONS = (
    "The tests of one declared family are adjusted together by Holm's method, which "
    "keeps the chance of even one false claim in the family at 5%{}."
)
WITH_FDR = (
    "; *p* (BH), after Benjamini and Hochberg, is less strict: it keeps the share of "
    "false claims among all claims at 5% on average"
)

# what must be there, and what the word means
VERDICT_WORDS = (
    ("change",
     "*fell*, *rose*: the whole 95% interval of the change within people lies below, "
     "or above, nought."),
    ("change",
     "*no change detected*: the interval holds nought. That is not evidence of no "
     "change: a change as large as either end of the interval fits the data too."),
    ("equivalence",
     "*comparable*, *maintained*: the difference was shown to lie within the declared "
     "margin. Where no margin was declared, or it was not shown, the words are not "
     "used."),
    ("permutation",
     "*agree*, *disagree*: whether all analyses of the same change tell it from none, "
     "or none does. Where they disagree, read the claim with care: it hangs on how "
     "one looks."),
    ("tipping",
     "*tips at*: if those lost had changed by that much more or less than those who "
     "stayed, the claim of a change would fall. Near nought, the claim is fragile."),
    ("distance",
     "*above*, *below the norm*: the whole interval lies on that side of the norm's "
     "mean. It says nothing of why: other people, another year, another country."),
    ("mean",
     "*withheld*: held back because too few people are behind it. It is not nought, "
     "and nothing was wrong with it."),
)  # fmt: skip

# Scale scores as scoreItems prints them, with psych 2.2.9 (R 4.2.2).
# The answers are invented here: 12 people, 7 items from 1 to 5, a few left out. Items 2, 5
# and 7 are turned round within the scale `worn`. Means are over the items that a person
# answered (impute = "none"); sums are given for people who answered them all.
library(psych)

set.seed(7)
answers <- matrix(sample(1:5, 12 * 7, replace = TRUE), 12,
                  dimnames = list(NULL, paste0("i", 1:7)))
answers[cbind(c(2, 4, 4, 9, 11, 11, 11), c(1, 3, 6, 7, 2, 4, 5))] <- NA
keys <- list(worn = c("i1", "-i2", "i3", "i4", "-i5"), calm = c("i6", "-i7", "i1"))
means <- scoreItems(keys, answers, impute = "none", min = 1, max = 5)$scores
whole <- answers[complete.cases(answers), ]
sums <- scoreItems(keys, whole, impute = "none", totals = TRUE, min = 1, max = 5)$scores

scores <- data.frame(person = seq_len(12), worn_mean = means[, "worn"],
                     calm_mean = means[, "calm"], worn_sum = NA, calm_sum = NA)
scores[complete.cases(answers), c("worn_sum", "calm_sum")] <- sums[, c("worn", "calm")]
write.csv(data.frame(person = seq_len(12), answers), "answers.csv", row.names = FALSE,
          na = "")
write.csv(format(scores, digits = 15, trim = TRUE), "psych_scoring.csv",
          row.names = FALSE, quote = FALSE)

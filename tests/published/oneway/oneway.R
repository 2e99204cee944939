# Changes of groups compared without equal variances, with base R 4.2.2 (stats).
# The changes are invented.
changes <- list(
  north = c(-3, -1.5, 0, 2, -4, 1, -2.5, 0.5, -6, 3, -1, -2),
  south = c(1, 4.5, -2, 0, 3.5, 6, 2, -1.5, 5),
  west = c(-0.5, 0.5, 1, -1, 0, 1.5, -2, 0.5, 1, 0, -1.5)
)
changes$east <- c(2, -1, 0.5, 3, 1.5, 4, -0.5)
frame <- stack(changes)
two <- t.test(changes$south, changes$north)
three <- oneway.test(values ~ ind, frame, subset = ind != "east")
four <- oneway.test(values ~ ind, frame)
values <- c(
  two_estimate = mean(changes$south) - mean(changes$north), two_low = two$conf.int[1],
  two_high = two$conf.int[2], two_statistic = two$statistic[[1]],
  two_df = two$parameter[[1]], two_p = two$p.value,
  three_estimate = three$statistic[[1]], three_df_effect = three$parameter[[1]],
  three_df = three$parameter[[2]], three_p = three$p.value,
  four_estimate = four$statistic[[1]], four_df_effect = four$parameter[[1]],
  four_df = four$parameter[[2]], four_p = four$p.value
)
write.csv(data.frame(group = frame$ind, change = frame$values), "changes.csv",
          row.names = FALSE, quote = FALSE)
write.csv(data.frame(quantity = names(values), value = sprintf("%.12g", values)),
          "oneway.csv", row.names = FALSE, quote = FALSE)

# People held in the five states that hold most, month by month. Needs the packages arrow and dplyr.
library(arrow)
library(dplyr)

months <- read_parquet("datasets/state_month.parquet")
largest <- months |> filter(month == as.Date("2025-12-01")) |> slice_max(persons, n = 5)
months |> filter(state %in% largest$state) |> arrange(state, month) |> tail(12)

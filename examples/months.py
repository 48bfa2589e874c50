"""People held in the five states that hold most, month by month. Needs pandas and pyarrow."""

import pandas as pd

months = pd.read_parquet("datasets/state_month.parquet", dtype_backend="pyarrow")
latest = months[months["month"] == pd.Timestamp("2025-12-01").date()]
largest = latest.nlargest(5, "persons")["state"]
print(months[months["state"].isin(largest)].pivot(index="month", columns="state", values="persons").tail(12))

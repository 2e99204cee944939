"""Read and group one file of answers with polars or DuckDB, and time it.

Prints one line of JSON: seconds, and the peak memory in MiB.
"""

import json
import resource
import sys
import time

ITEMS = 60


def by_polars(path: str, layout: str) -> object:
    """Give the mean and the count of each item at each time."""
    import polars as pl

    table = pl.scan_csv(path)
    if layout == "wide":
        grouped = table.group_by("wave").agg(
            pl.col("^q_.*$").mean(), pl.col("^q_.*$").count().name.suffix("_n")
        )
    else:
        grouped = table.group_by("wave", "item").agg(
            pl.col("answer").mean(), pl.col("answer").count().alias("n")
        )
    return grouped.collect(engine="streaming")


def by_duckdb(path: str, layout: str) -> object:
    """Give the mean and the count of each item at each time."""
    import duckdb

    columns = "item, avg(answer), count(answer)"
    if layout == "wide":
        items = [f"q_{number}" for number in range(1, ITEMS + 1)]
        columns = ", ".join(f"avg({item}), count({item})" for item in items)
    query = f"select wave, {columns} from read_csv('{path}') group by all"
    return duckdb.sql(query).fetchall()


def main(program: str, path: str, layout: str) -> None:
    """Time one program, its import apart."""
    work = {"polars": by_polars, "duckdb": by_duckdb}[program]
    __import__(program)
    start = time.perf_counter()
    work(path, layout)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mib": peak}))


if __name__ == "__main__":
    main(*sys.argv[1:])

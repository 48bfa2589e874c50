"""python -m tests.pictures DATASETS: the pictures of the README, docs/site.png and docs/dilley.svg, from a baked release."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from etl.folders import ROOT
from tests.serving import serving

PAGE = "campuses/site_dilley"
DOCS = ROOT / "docs"
SIZE = "1280,900"  # px


def main(datasets: Path) -> None:
    """Raises FileNotFoundError where nothing is baked or Chromium is not installed."""
    chart = datasets / "build" / "site" / PAGE / "chart.svg"
    DOCS.mkdir(exist_ok=True)
    shutil.copy(chart, DOCS / "dilley.svg")
    with serving(datasets) as address, tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars",
             "--disable-background-networking", f"--user-data-dir={profile}", f"--window-size={SIZE}",
             "--virtual-time-budget=4000", f"--screenshot={DOCS / 'site.png'}", f"{address}/{PAGE}/"],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))

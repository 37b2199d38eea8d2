"""The installation's secret key: from the environment, else a file beside the data that only its owner reads."""

import os
import secrets
from pathlib import Path


def key_of(data_dir: Path) -> str:
    """Return the secret key, making and keeping one the first time."""
    given = os.environ.get("BRYGGA_SECRET_KEY")
    if given:
        return given
    path = data_dir / "secret-key"
    if path.exists():
        return path.read_text().strip()
    data_dir.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(50))
    return path.read_text().strip()

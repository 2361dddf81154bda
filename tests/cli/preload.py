"""Shared libraries of tests that are preloaded into the command, to change what it meets."""
import os
import pathlib
import subprocess


def build(name, folder):
    """Compiles NAME.c, which stands beside this file, into FOLDER: the path of the library."""
    library = f"{folder}/{name}.so"
    compiler = os.environ.get("CC", "cc").split()
    subprocess.run([*compiler, "-O1", "-shared", "-fPIC", "-o", library,
                    str(pathlib.Path(__file__).with_name(f"{name}.c"))], check=True)
    return library

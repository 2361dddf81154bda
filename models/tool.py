"""How the scripts fit_*.py get at what the library measures: models/NAME_features.c, compiled with the
objects of a build."""
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent


def compile_tool(name, folder, build):
    libraries = subprocess.run(['make', '-sC', ROOT, '--eval', 'libs:; @echo $(LIB_LIBS)', 'libs'],
                               stdout=subprocess.PIPE, text=True, check=True).stdout
    tool = pathlib.Path(folder) / name
    subprocess.run(['cc', '-std=c17', '-O2', '-Werror', '-D_POSIX_C_SOURCE=200809L',
                    f'-I{ROOT}/include', f'-I{ROOT}/src', '-o', tool, ROOT / f'models/{name}.c',
                    ROOT / 'models/tool.c', pathlib.Path(build) / 'rooms.a', *libraries.split()],
                   check=True)
    return tool

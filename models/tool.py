"""How the scripts fit_*.py get at what the library measures: models/NAME_features.c, compiled with the
objects of a build."""
import pathlib
import shutil
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


def pack_model(build, folder, change):
    """The model as `folder`/packed, of models/ as change(copy of it) leaves it."""
    models = pathlib.Path(folder) / 'models'
    shutil.copytree(ROOT / 'models', models)
    change(models)
    files = [f for end in ('weights', 'grams', 'trees', 'net') for f in models.glob(f'*.{end}')]
    languages = [f.parent for f in models.glob('*/stopwords.txt')]
    packed = pathlib.Path(folder) / 'packed'
    subprocess.run([pathlib.Path(build) / 'pack', packed, *sorted(files), *sorted(languages)],
                   check=True)
    shutil.rmtree(models)
    return packed

"""Boosted trees of CatBoost as the tables that models/pack_trees.c packs, for the scripts fit_*.py."""
import json
import pathlib
import tempfile

import numpy as np

DEPTH, SCALE = 6, 4096  # TREE_DEPTH, TREE_SCALE of src/model/model.h
NEVER = 1e6             # MODEL_WEIGHT_MAX: no feature is greater


def whole_nodes(values, weights):
    """The nodes 2, 3, … of a tree (model_tree) in whole units of 1 / SCALE: the mean leaf below each,
    less that of the tree. And that of the tree."""
    below, weight = [values * SCALE], [weights]
    while len(below[0]) > 1:
        total = weight[0].reshape(-1, 2).sum(1)
        sums = (below[0] * weight[0]).reshape(-1, 2).sum(1)
        plain = below[0].reshape(-1, 2).mean(1)  # where no example came by
        below.insert(0, np.where(total > 0, sums / np.maximum(total, 1e-300), plain))
        weight.insert(0, total)
    return np.round(np.concatenate(below[1:]) - below[0][0]).astype(int), below[0][0] / SCALE


def filled(tree):
    """The splits, leaves and their weights of a tree, from the root. One of fewer levels than DEPTH, when
    no question was worth asking, gets questions to which the answer is always no above its own."""
    splits = [(s['float_feature_index'], s['border']) for s in tree['splits'][::-1]]
    values, weights = np.array(tree['leaf_values']), np.array(tree['leaf_weights'])
    while len(splits) < DEPTH:
        splits.insert(0, (0, NEVER))
        values, weights = np.tile(values, 2), np.concatenate([weights, 0 * weights])
    return splits, values, weights


def lines_of(model):
    """A line for each tree, and the log-odds without any: what the model starts from, and the means of
    the trees."""
    with tempfile.TemporaryDirectory() as folder:
        model.save_model(f'{folder}/model.json', format='json')
        saved = json.loads(pathlib.Path(folder, 'model.json').read_text())
    scale, (bias,) = saved['scale_and_bias']
    assert scale == 1
    lines = []
    for tree in saved['oblivious_trees']:
        splits, values, weights = filled(tree)
        nodes, mean = whole_nodes(values, weights)
        bias += mean
        numbers = ' '.join(str(feature) for feature, _ in splits)
        borders = ' '.join(f'{np.float32(border):.6g}' for _, border in splits)
        lines.append(f"{numbers}\t{borders}\t{' '.join(map(str, nodes))}\n")
    return lines, bias


def write(path, script, names, models):
    """Writes the table of the forests `models`, by name ('': one without a name). Returns the log-odds
    of each without any tree."""
    biases = {}
    with open(path, 'w', encoding='utf-8') as f:
        f.write(f'# Made by models/{script}; see there and models/pack_trees.c.\n')
        f.writelines(f'feature\t{name}\n' for name in names)
        for forest, model in models.items():
            lines, biases[forest] = lines_of(model)
            f.writelines([f'forest\t{forest}\n'] * bool(forest) + lines)
    return biases

"""Read the network from both of its files: FOLDER."""

import json
import sys
from pathlib import Path
from typing import Any

import networkx as nx

folder = Path(sys.argv[1])
READERS = {"network.graphml": nx.read_graphml, "network.gexf": nx.read_gexf}
SHARED = ("label", "inverse", "is_symmetric", "status", "said_by", "support", "start", "end", "url")


def told(graph: Any) -> dict[str, Any]:  # noqa: ANN401 - it has no types
    edges = [
        [source, target, {name: data[name] for name in SHARED if name in data}]
        for source, target, data in graph.edges(data=True)
    ]
    nodes = {name: data.get("label") for name, data in sorted(graph.nodes(data=True))}
    ordered = sorted(edges, key=lambda edge: str(edge[2]["url"]))
    return {"directed": graph.is_directed(), "nodes": nodes, "edges": ordered}


graphs = {name: told(read(folder / name)) for name, read in READERS.items()}
print(json.dumps({"files": list(READERS), "graphs": graphs}))

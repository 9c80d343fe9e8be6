"""How right the engine is: its events against those of annotated articles.

`gold` reads annotations and the articles they are of; `facts` is what of an event is compared; `scoring` matches and
counts; `calibration` compares confidence with what turned out right; `report` writes it all down.
"""

from flows.evaluation.gold import GoldArticle, read_gold, read_gold_articles
from flows.evaluation.report import evaluation_document, write_evaluation
from flows.evaluation.scoring import Evaluation, evaluate

__all__ = [
    "Evaluation",
    "GoldArticle",
    "evaluate",
    "evaluation_document",
    "read_gold",
    "read_gold_articles",
    "write_evaluation",
]

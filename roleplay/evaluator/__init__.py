"""The evaluator: grades each learner turn, built-in or by a model, every claim with proof."""

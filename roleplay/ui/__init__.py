"""The app in the browser. It draws what the store holds and passes on what the learner does; it decides nothing."""

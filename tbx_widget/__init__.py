"""TensorBoard inside the notebook, with no server."""

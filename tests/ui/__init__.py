"""The app as Streamlit draws it, without a browser."""

"""The app: `streamlit run streamlit_app.py`."""

from roleplay.ui.app import main

main()

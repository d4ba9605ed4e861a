"""``publish.corrected``: what people corrected in other tools comes back: files read into marks, nothing decided."""

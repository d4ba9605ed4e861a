"""``desk``: the web application, for a monitoring desk of a few people, and its public face.

Pages are made at the server from parts of the record (``store.parts``), masked by the masks of the whole. What people
decide goes through ``engine.deciding``; what takes long is done by another process (``work``).
"""

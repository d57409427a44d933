"""Alternative names, naming disputes and move requests.

Owns what people call the subject and the requests to retitle. It calls `editing.move`; editing need not see
it, because an open request bars a move by a Protection.
"""

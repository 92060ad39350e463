# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes what a botocore would send, in this process: that of boto3, or the AWS CLI's own."""
import contextlib
import io
import re

from botocore import awsrequest, httpsession


class _Answer(io.BytesIO):
    def stream(self, **_):
        yield self.getvalue()


@contextlib.contextmanager
def captured():
    """Nothing leaves meanwhile, and every answer is empty; gives method, URL and body."""
    taken = []

    def send(_self, request):
        body = request.body or b""
        if hasattr(body, "read"):
            body = body.read()
        taken.append((request.method, request.url,
                      body.encode() if isinstance(body, str) else bytes(body)))
        action = re.match(rb"Action=(\w+)", taken[-1][2])
        answer = b"<a><%bResult/></a>" % action[1] if action else b"{}"
        return awsrequest.AWSResponse(request.url, 200, {}, _Answer(answer))

    before = httpsession.URLLib3Session.send
    httpsession.URLLib3Session.send = send
    try:
        yield taken
    finally:
        httpsession.URLLib3Session.send = before

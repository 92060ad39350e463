// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace lc {

/// A request body that can be read once: Qt, which silently sends a request again when the
/// connection ends before the answer, cannot rewind it and fails with ContentReSendError instead.
class OneShotBody final : public QIODevice {
    Q_OBJECT
public:
    explicit OneShotBody(QByteArray body, QObject *parent = nullptr);

    /// Whether any of it was taken, so that the service may have seen the request.
    bool wasRead() const { return m_position > 0; }

    bool isSequential() const override { return true; }
    /// Refuses even before the first byte: an empty body would be sent again otherwise.
    bool reset() override { return false; }
    qint64 bytesAvailable() const override;
    bool atEnd() const override { return m_position >= m_body.size(); }

protected:
    qint64 readData(char *target, qint64 limit) override;
    qint64 writeData(const char *source, qint64 size) override;

private:
    QByteArray m_body;
    qint64 m_position = 0;
};

} // namespace lc

// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"

#include <QObject>
#include <QTimer>

class QMimeData;

namespace lc {

/// The one way of a secret to the clipboard: it is taken away again after a while and at the end of
/// the program, unless something else was copied meanwhile. Lives as long as the program.
class SecretClipboard final : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::seconds usualStay{10};

    explicit SecretClipboard(std::chrono::milliseconds stay = usualStay, QObject *parent = nullptr);
    ~SecretClipboard() override;

    void copy(const QString &secret);
    /// For what puts a secret there itself, now: the data to put, which is taken away just the
    /// same. The caller's to own.
    [[nodiscard]] QMimeData *mark(const QString &secret);

private:
    void clear();

    QTimer m_end;
    Secret m_copied; ///< to know it again: a clipboard tool may have taken it over
};

} // namespace lc

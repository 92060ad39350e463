// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "items/column.h"
#include "pages/page.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace lc {

class SecretText;

/// The value of an API key: masked, and asked of the service only when it is to be shown or copied.
class KeyValueLine final : public QWidget {
    Q_OBJECT
public:
    explicit KeyValueLine(PageContext &context, QWidget *parent = nullptr);

    /// Another key, masked again.
    void setKey(const QString &keyId, const RowOrigin &origin);
    bool isShown() const;
    void toggle();
    void copy();

signals:
    void statusMessage(const QString &text);

private:
    void ask(std::function<void(const QString &)> use);
    void mask();

    PageContext &m_context;
    QString m_keyId;
    RowOrigin m_origin;
    PendingCall m_call;
    QLabel *m_mask;
    SecretText *m_value;
    QLabel *m_problem;
    QPushButton *m_show;
    QPushButton *m_copy;
};

} // namespace lc

// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflows/calltext.h"

#include <QMenu>

#include <functional>

namespace lc {

/// "Copy as": puts a call on the clipboard as a command of the AWS CLI, as Python or as JSON. It
/// holds placeholders where the call has secrets.
class CopyCallMenu final : public QMenu {
    Q_OBJECT
public:
    /// What is copied, asked for when it is; nothing when there is no call.
    using Call = std::function<std::optional<CallText>()>;

    CopyCallMenu(Call call, QWidget *parent);

    /// Ctrl+Shift+C copies as AWS CLI while the focus is in this widget, which takes the action.
    void takeKeyOf(QWidget *widget);
    QAction *cliAction() const { return actions().first(); }

signals:
    /// A short sentence for the status bar.
    void copied(const QString &sentence);

private:
    void add(const QString &spelling, QString CallText::*text);

    Call m_call;
};

} // namespace lc

// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document.h"

#include <QHash>

namespace lc {

/// Puts names in the place of account numbers: the same name for the same number, "account-1" for
/// the first one met. Also inside ARNs and sentences.
class AccountMask {
public:
    QString hidden(const QString &text);
    /// In every text of a report; numbers that are counts stay.
    void hideIn(Document &document);

private:
    std::shared_ptr<const TableSource> hidden(const TableSource &rows);

    QHash<QString, QString> m_names;
};

} // namespace lc

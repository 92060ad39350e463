// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/bulkpage.h"
#include "workflows/tagedit.h"

#include <QHash>

class QLineEdit;

namespace lc {

class RecordListEditor;

/// Gives tags to many resources at once, or takes them away: what changes is shown for each before
/// anything is sent.
class BulkTagPage final : public BulkPage {
    Q_OBJECT
public:
    /// `targets` has at least one.
    BulkTagPage(PageContext &context, const QList<TagTarget> &targets, QWidget *parent = nullptr);
    ~BulkTagPage() override;

    Symbol symbol() const override { return Symbol::SavedView; }

protected:
    void addToJob(BulkJob &job, const BulkLine &line) override;
    std::optional<CallText> calls() const override;

private:
    QWidget *makeInputs();
    void readTags();
    void check();
    TagEdit edit() const;
    const TagTarget &targetOf(const BulkLine &line) const;
    /// Why the line cannot be sent; empty when it can.
    QString obstacle(const TagTarget &target, const TagEdit &edit) const;

    QList<TagTarget> m_targets;
    BulkJob *m_reading = nullptr; ///< one row a target
    QHash<QString, QList<Tag>> m_present; ///< by ARN, as far as they are read
    RecordListEditor *m_set = nullptr;
    QLineEdit *m_removed = nullptr;
};

} // namespace lc

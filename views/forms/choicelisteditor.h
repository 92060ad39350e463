// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

class QCheckBox;
class QLabel;

namespace lc {

class OpenChoice;

/// Edits a list of choices as check boxes, all of them or those offered; words that this version
/// does not know stay in the list.
class ChoiceListEditor final : public FieldEditor {
    Q_OBJECT
public:
    /// `listType` is the type of the member: a list of choices. `offered` are wire names.
    ChoiceListEditor(const Theme &theme, const ValueType &listType,
                     const QList<QByteArrayView> &offered = {}, QWidget *parent = nullptr);

    void load(const void *member) override;
    void store(void *member) const override;
    QWidget *focusTarget() override;
    bool addProblem(const QString &place, const QString &sentence) override;
    void clearProblems() override;

private:
    struct Box {
        QByteArray wireName;
        QCheckBox *box;
    };

    const ValueType &m_type;
    QList<Box> m_boxes;
    QStringList m_others; ///< present words without a box
    QLabel *m_problem;
};

} // namespace lc

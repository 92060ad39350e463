// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

namespace lc {

class RecordListEditor;

/// Edits tags that are a map, as API Gateway has them: a row each, the last one adds.
class TagMapEditor final : public FieldEditor {
    Q_OBJECT
public:
    explicit TagMapEditor(const Theme &theme, QWidget *parent = nullptr);

    void load(const void *member) override; ///< a std::optional<QMap<QString, QString>>
    void store(void *member) const override;
    QWidget *focusTarget() override;
    void setName(const QString &name) override;

private:
    RecordListEditor *m_rows;
};

} // namespace lc

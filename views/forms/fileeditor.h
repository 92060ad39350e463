// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

class QLineEdit;

namespace lc {

/// The path of a file or folder, typed or chosen.
class FileEditor final : public FieldEditor {
    Q_OBJECT
public:
    /// `filter` as QFileDialog wants it: "Certificates (*.pem *.crt)".
    explicit FileEditor(const QString &filter, QWidget *parent = nullptr);
    enum class What { File, Folder };
    explicit FileEditor(What what, QWidget *parent = nullptr);

    void load(const void *member) override; ///< a QString
    void store(void *member) const override;
    QWidget *focusTarget() override;
    bool takesWholeRow() const override { return false; }

private:
    void choose();

    FileEditor(What what, const QString &filter, QWidget *parent);

    const What m_what;
    const QString m_filter;
    QLineEdit *m_path;
};

} // namespace lc

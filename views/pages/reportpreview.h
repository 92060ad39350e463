// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

class QLabel;
class QTableView;

namespace lc {

class Theme;
struct Document;

/// The rows of a report as they will be written, the first ones of many, with their number.
class ReportPreview final : public QWidget {
    Q_OBJECT
public:
    explicit ReportPreview(const Theme &theme, QWidget *parent = nullptr);
    ~ReportPreview() override;

    void show(std::shared_ptr<const Document> document);
    /// Instead of rows.
    void say(const QString &sentence);

private:
    class Rows;

    QLabel *m_count;
    QLabel *m_notes;
    QTableView *m_table;
    std::unique_ptr<Rows> m_rows;
};

} // namespace lc

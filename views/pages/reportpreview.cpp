// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/reportpreview.h"

#include "rendering/celltext.h"
#include "reports/reportbuilder.h"
#include "style/theme.h"

#include <QAbstractTableModel>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr int mostRows = 500; ///< shown, of all the report has
constexpr int widestColumn = 260;

} // namespace

/// The tables of a report under one another: a title row over each where they are several.
class ReportPreview::Rows final : public QAbstractTableModel {
public:
    explicit Rows(const Theme &theme) : m_theme(theme) { }

    void set(std::shared_ptr<const Document> document)
    {
        beginResetModel();
        m_document = std::move(document);
        m_columns.clear();
        m_lines.clear();
        if (m_document)
            read();
        endResetModel();
    }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_lines.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }
    bool isTitle(int row) const { return m_lines[size_t(row)].isTitle; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const Line &line = m_lines[size_t(index.row())];
        const auto column = size_t(index.column());
        if (column >= line.cells.size())
            return {};
        const TableCell &cell = line.cells[column];
        switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole:
            return cellText(cell, QLocale(), m_document->times);
        case Qt::TextAlignmentRole:
            return int(m_columns[column].isNumeric && !line.isTitle
                           ? Qt::AlignRight | Qt::AlignVCenter
                           : Qt::AlignLeft | Qt::AlignVCenter);
        case Qt::ForegroundRole:
            return cell.tone == Tone::Neutral ? QVariant()
                                              : m_theme.color(Theme::textToken(cell.tone));
        case Qt::FontRole:
            return line.isTitle ? QVariant(m_theme.font(TypeStyle::BodyMedium)) : QVariant();
        default:
            return {};
        }
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal)
            return {};
        const TableColumn &column = m_columns[size_t(section)];
        if (role == Qt::DisplayRole)
            return column.title;
        if (role == Qt::TextAlignmentRole)
            return int((column.isNumeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        return {};
    }

private:
    struct Line {
        std::vector<TableCell> cells;
        bool isTitle = false;
    };

    void read()
    {
        const auto &tables = m_document->sections.front().tables;
        m_columns = tables.back().rows->columns();
        std::vector<TableCell> cells;
        for (const ReportTable &table : tables) {
            // Totals have columns of their own: they come with the file.
            if (table.title.isEmpty())
                continue;
            if (tables.size() > 1)
                m_lines.push_back({{TableCell::ofText(table.title)}, true});
            for (qint64 row = 0; row < table.rows->rowCount() && m_lines.size() < mostRows; ++row) {
                table.rows->readRow(row, cells);
                m_lines.push_back({cells, false});
            }
        }
    }

    const Theme &m_theme;
    std::shared_ptr<const Document> m_document;
    std::vector<TableColumn> m_columns;
    std::vector<Line> m_lines;
};

ReportPreview::ReportPreview(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_count(new QLabel(this)), m_notes(new QLabel(this)),
      m_table(new QTableView(this)), m_rows(std::make_unique<Rows>(theme))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 0);
    layout->setSpacing(8);
    layout->addWidget(m_count);
    layout->addWidget(m_notes);
    layout->addWidget(m_table, 1);
    theme.dress(m_count, TypeStyle::BodyMedium);
    theme.dress(m_notes, TypeStyle::Small, Token::Sub);
    for (QLabel *label : {m_count, m_notes}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_table->setModel(m_rows.get());
    m_table->setAccessibleName(tr("Preview"));
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setDefaultSectionSize(28);
}

ReportPreview::~ReportPreview()
{
    m_table->setModel(nullptr);
}

void ReportPreview::show(std::shared_ptr<const Document> document)
{
    const qint64 count = rowCountOf(*document);
    m_count->setText(count > mostRows
                         ? tr("%1 rows, the first %2 are shown")
                               .arg(locale().toString(count), locale().toString(mostRows))
                         : tr("%n row(s)", nullptr, int(count)));
    m_notes->setText((document->sections.front().notes + document->missing).join(u'\n'));
    m_notes->setVisible(!m_notes->text().isEmpty());
    m_table->clearSpans();
    m_rows->set(std::move(document));
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        if (m_rows->isTitle(row) && m_rows->columnCount() > 1)
            m_table->setSpan(row, 0, 1, m_rows->columnCount());
    }
    m_table->resizeColumnsToContents();
    for (int column = 0; column < m_rows->columnCount(); ++column) {
        if (m_table->columnWidth(column) > widestColumn)
            m_table->setColumnWidth(column, widestColumn);
    }
}

void ReportPreview::say(const QString &sentence)
{
    m_count->setText(sentence);
    m_notes->hide();
}

} // namespace lc

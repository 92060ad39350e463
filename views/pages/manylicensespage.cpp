// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/manylicensespage.h"

#include "connections/session.h"
#include "core/csvlines.h"
#include "core/fielddiff.h"
#include "workflows/licenseediting.h"

#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

ManyLicensesPage::ManyLicensesPage(PageContext &context, const QString &connectionId,
                                   const Request &base, QWidget *parent)
    : BulkPage(context, connectionId, parent), m_connectionId(connectionId), m_base(base)
{
    setObjectName(u"manyLicensesPage"_s);
    setHeading(tr("Licenses from CSV"),
               tr("like %1, in account %2")
                   .arg(base.licenseName, context.session.identity(connectionId).account));
    setInputs(makeInputs());
    check();
}

QWidget *ManyLicensesPage::makeInputs()
{
    auto *inputs = new QWidget(this);
    auto *layout = new QVBoxLayout(inputs);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    m_text = new QPlainTextEdit(inputs);
    m_text->setObjectName(u"csv"_s);
    m_text->setAccessibleName(tr("Comma-separated values"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(132);
    const QStringList columns = licenseSheetColumns(m_base);
    m_text->setPlaceholderText(csvLine(columns));
    context().theme.dress(m_text, TypeStyle::Mono);
    auto *row = new QHBoxLayout;
    row->addWidget(makeLabel(tr("&Values: the first line names the columns, an empty cell leaves "
                                "what the license says"),
                             m_text, inputs),
                   1);
    auto *example = new QPushButton(tr("Insert &header"), inputs);
    example->setObjectName(u"insertHeader"_s);
    connect(example, &QPushButton::clicked, this, [this, columns] {
        m_text->textCursor().insertText(csvLine(columns).trimmed() + u'\n');
        m_text->setFocus();
    });
    auto *open = new QPushButton(tr("&Open file…"), inputs);
    connect(open, &QPushButton::clicked, this, &ManyLicensesPage::chooseFile);
    row->addWidget(example);
    row->addWidget(open);
    layout->addLayout(row);
    layout->addWidget(m_text);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ManyLicensesPage::check);
    setFirstInput(m_text);
    return inputs;
}

void ManyLicensesPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open CSV file"), {}, tr("CSV files (*.csv *.txt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        constexpr qint64 most = 4 * 1024 * 1024;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly) || file.size() > most)
            return showNotice(
                {Tone::Danger,
                 tr("The file cannot be read."),
                 file.size() > most ? tr("It is larger than 4 MB.") : file.errorString(),
                 {},
                 {}});
        showNotice({});
        m_text->setPlainText(QString::fromUtf8(file.readAll()));
    });
    dialog->open();
}

void ManyLicensesPage::check()
{
    if (isRunning())
        return;
    const QString text = m_text->toPlainText();
    m_sheet = readLicenseSheet(text, m_base);
    QList<BulkLine> lines;
    for (const LicenseLine &license : std::as_const(m_sheet.lines)) {
        BulkLine line;
        line.key = QString::number(license.number);
        line.object = license.request.licenseName;
        line.kind = license.request.productSku;
        QStringList changes;
        for (const FieldChange &change : fieldDiff(m_base, license.request)) {
            if (change.path != "LicenseName"_L1 && change.path != "ProductSKU"_L1)
                changes.append(change.title() + u": "_s + change.after);
        }
        line.change = changes.join(u"; "_s);
        if (!license.isReady()) {
            line.state = BulkState::LeftOut;
            line.note = tr("Line %1: %2").arg(license.number).arg(license.problems.join(u' '));
        }
        lines.append(line);
    }
    setLines(lines);
    const int count = int(readyCount());
    const QString words = tr("Create %n license(s)", nullptr, count);
    const QString reason = text.trimmed().isEmpty() ? tr("Paste or open a table first.")
        : !m_sheet.problem.isEmpty()                ? m_sheet.problem
        : count < lines.size() ? tr("Correct the lines that are marked, or take them out.")
        : lines.isEmpty()      ? tr("There is no line under the header.")
                               : QString();
    setStart(words, words, reason);
}

void ManyLicensesPage::addToJob(BulkJob &job, const BulkLine &line)
{
    for (const LicenseLine &license : std::as_const(m_sheet.lines)) {
        if (QString::number(license.number) == line.key)
            job.add<LicenseEditing>(
                line.object, std::make_unique<LicenseEditing>(context().session, m_connectionId),
                [request = license.request](LicenseEditing &editing) { editing.create(request); });
    }
}

std::optional<CallText> ManyLicensesPage::calls() const
{
    QList<CallText> texts;
    for (const LicenseLine &license : m_sheet.lines) {
        if (!license.isReady())
            continue;
        Request request = license.request;
        request.clientToken = newClientToken();
        texts.append(callTextOf(context().session, m_connectionId, request.homeRegion,
                                licensemanager::CreateLicense::operation, &request));
    }
    return texts.isEmpty() ? std::nullopt : std::optional(joined(texts));
}

} // namespace lc

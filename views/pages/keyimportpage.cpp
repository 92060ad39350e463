// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/keyimportpage.h"

#include "connections/session.h"
#include "forms/copycallmenu.h"
#include "grids/noticeband.h"
#include "grids/tablepane.h"
#include "grids/waitband.h"
#include "items/usageplantables.h"
#include "pages/tabledocument.h"
#include "style/consolestyle.h"
#include "style/icon.h"
#include "style/secrettext.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr qint64 mostBytes = 64 * 1024 * 1024; // the reader says what is too large before that

} // namespace

KeyImportPage::KeyImportPage(PageContext &context, const CallPlace &place, QWidget *parent)
    : Page(parent), m_context(context), m_places(placesForChanges(context.session)), m_place(place),
      m_model(keyImportTable(),
              std::shared_ptr<const Clock>(std::shared_ptr<const Clock>(), &context.clock)),
      m_band(new NoticeBand(context.theme, this)), m_waitBand(new WaitBand(context.theme, this)),
      m_pane(new TablePane(context.theme, m_model, this))
{
    setObjectName(u"keyImportPage"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    if (!m_places.contains(m_place))
        m_places.prepend(m_place);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_band);
    layout->addWidget(m_waitBand);
    layout->addWidget(makeHead());
    layout->addWidget(m_pane, 1);
    layout->addWidget(makeValueLine());
    layout->addWidget(makeBottom());
    m_pane->table().setTitle(tr("Keys of the file"));
    m_pane->table().setNameColumn(1, RecordTable::NameWeight::Emphasized);
    m_pane->setEmptyText({Symbol::Key,
                          tr("Choose a CSV file, or paste its lines. The first line names the "
                             "columns: Name, Key, and Description, Enabled, UsagePlanIds."),
                          {}},
                         tr("keys"));
    connect(m_pane, &TablePane::exportRequested, this, &Page::exportRequested);
    connect(&m_pane->table(), &RecordTable::currentRowChanged, this, [this] {
        m_value->hide();
        showValue();
    });
    connect(&m_pane->table(), &RecordTable::rowActivated, m_show, &QPushButton::click);
    readFacts();
    showState();
}

KeyImportPage::~KeyImportPage()
{
    delete m_pane; // shows a member
}

QString KeyImportPage::title() const
{
    return hasUnsentChanges() ? tr("Import API keys") + u" *"_s : tr("Import API keys");
}

bool KeyImportPage::hasUnsentChanges() const
{
    return !m_isDone && m_file.sentCount() > 0;
}

std::shared_ptr<Document> KeyImportPage::exportDocument() const
{
    return documentOf(tr("Import API keys"), *m_pane);
}

void KeyImportPage::focusContent()
{
    (m_file.rows.isEmpty() ? static_cast<QWidget *>(m_choose) : &m_pane->table())
        ->setFocus(Qt::OtherFocusReason);
}

void KeyImportPage::refresh()
{
    if (!m_isDone)
        readFacts();
}

QAction *KeyImportPage::addAction(const QString &text, const QKeySequence &key, QPushButton *button)
{
    auto *action = new QAction(text, this);
    action->setData(u"usage"_s);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, button, &QPushButton::click);
    QWidget::addAction(action);
    m_actions.append(action);
    return action;
}

QWidget *KeyImportPage::makeHead()
{
    auto *head = new QWidget(this);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(24, 12, 24, 12);
    layout->setSpacing(8);
    auto *heading = new QLabel(tr("Import API keys"), head);
    m_context.theme.dress(heading, TypeStyle::Title);
    m_note = new QLabel(head);
    m_note->setTextFormat(Qt::PlainText);
    m_context.theme.dress(m_note, TypeStyle::Body, Token::Sub);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_choose = new QPushButton(icon(m_context.theme, Symbol::Table), tr("Choose file…"), head);
    m_choose->setObjectName(u"chooseFile"_s);
    m_paste = new QPushButton(icon(m_context.theme, Symbol::Copy), tr("Paste"), head);
    m_paste->setObjectName(u"paste"_s);
    row->addWidget(m_choose);
    row->addWidget(m_paste);
    m_placeChoice = new QComboBox(head);
    m_placeChoice->setObjectName(u"place"_s);
    m_placeChoice->setAccessibleName(tr("Connection and Region"));
    m_placeChoice->setToolTip(tr("Where the keys are made"));
    for (const CallPlace &each : std::as_const(m_places))
        m_placeChoice->addItem(placeText(m_context.session, each));
    m_placeChoice->setCurrentIndex(int(m_places.indexOf(m_place)));
    row->addWidget(m_placeChoice);
    row->addStretch(1);
    layout->addWidget(heading);
    layout->addLayout(row);
    layout->addWidget(m_note);
    addAction(tr("&Choose file…"), QKeySequence::Open, m_choose);
    addAction(tr("&Paste keys"), QKeySequence::Paste, m_paste);
    connect(m_choose, &QPushButton::clicked, this, &KeyImportPage::chooseFile);
    connect(m_paste, &QPushButton::clicked, this, &KeyImportPage::paste);
    connect(m_placeChoice, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_place = m_places.at(index);
        readFacts();
    });
    return head;
}

QWidget *KeyImportPage::makeValueLine()
{
    auto *line = new QWidget(this);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(24, 8, 24, 8);
    layout->setSpacing(8);
    m_valueOf = new QLabel(line);
    m_valueOf->setTextFormat(Qt::PlainText);
    m_context.theme.dress(m_valueOf, TypeStyle::Body, Token::Sub);
    m_show = new QPushButton(icon(m_context.theme, Symbol::Eye), tr("Show value"), line);
    m_show->setObjectName(u"showValue"_s);
    setLook(m_show, Look::Small);
    m_value = new SecretText(m_context.clipboard, line);
    m_value->setReadOnly(true);
    m_value->setTabChangesFocus(true);
    m_value->setAccessibleName(tr("Value"));
    m_context.theme.dress(m_value, TypeStyle::Mono);
    m_value->setWordWrapMode(QTextOption::WrapAnywhere);
    constexpr int lines = 2;
    m_value->setFixedHeight(m_value->fontMetrics().lineSpacing() * lines + 10);
    m_value->hide();
    layout->addWidget(m_valueOf);
    layout->addWidget(m_show);
    layout->addWidget(m_value, 1);
    layout->addStretch(0);
    connect(m_show, &QPushButton::clicked, this, [this] {
        m_value->setVisible(m_value->isHidden());
        showValue();
    });
    return line;
}

QWidget *KeyImportPage::makeBottom()
{
    auto *bar = new QWidget(this);
    bar->setAutoFillBackground(true);
    bar->setBackgroundRole(QPalette::Window);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(24, 12, 24, 12);
    layout->setSpacing(8);
    m_counts = new QLabel(bar);
    m_counts->setTextFormat(Qt::PlainText);
    m_context.theme.dress(m_counts, TypeStyle::Body, Token::Sub);
    m_refuse = new QCheckBox(tr("Import nothing if there is a warning"), bar);
    m_refuse->setObjectName(u"failOnWarnings"_s);
    auto *copy = new QPushButton(tr("Copy as"), bar);
    copy->setObjectName(u"copyAs"_s);
    auto *copyMenu = new CopyCallMenu([this] { return call(); }, copy);
    copyMenu->takeKeyOf(this);
    copy->setMenu(copyMenu);
    connect(copyMenu, &CopyCallMenu::copied, this, &Page::statusMessage);
    m_import = new QPushButton(bar);
    m_import->setObjectName(u"import"_s);
    setLook(m_import, Look::Primary);
    layout->addWidget(m_counts, 1);
    layout->addWidget(m_refuse);
    layout->addWidget(copy);
    layout->addWidget(m_import);
    addAction(tr("&Import"), Qt::CTRL | Qt::Key_Return, m_import);
    connect(m_import, &QPushButton::clicked, this, &KeyImportPage::send);
    return bar;
}

void KeyImportPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a file of API keys"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Comma-separated values (*.csv)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &KeyImportPage::openFile);
    dialog->open();
}

void KeyImportPage::openFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_band->show({Tone::Danger, tr("The file was not read."), file.errorString(), {}, {}});
        return;
    }
    setFile(file.read(mostBytes), QFileInfo(path).fileName());
}

void KeyImportPage::paste()
{
    setFile(QGuiApplication::clipboard()->text().toUtf8(), tr("Pasted lines"));
}

void KeyImportPage::setFile(const QByteArray &bytes, const QString &name)
{
    m_name = name;
    m_isDone = false;
    m_value->hide();
    m_file = readKeyFile(bytes);
    m_band->clear();
    if (m_facts)
        judge(m_file, *m_facts);
    if (!m_file.problem.isEmpty())
        m_band->show(
            {Tone::Danger, tr("Nothing of this can be imported."), m_file.problem, {}, {}});
    else if (!m_file.notes.isEmpty())
        m_band->show({Tone::Warning, {}, m_file.notes.join(u' '), {}, {}});
    showFile();
    if (!m_file.rows.isEmpty())
        m_pane->table().setFocus(Qt::OtherFocusReason);
}

void KeyImportPage::readFacts()
{
    m_facts.reset();
    // Parented to the page: reading ends with it.
    auto *work = new KeyImport(m_context.session, m_place.connection, this);
    follow(work, &KeyImportPage::takeFacts);
    work->load(m_place.region);
    showState();
}

void KeyImportPage::follow(KeyImport *work, void (KeyImportPage::*done)(const KeyImport &))
{
    if (m_work) {
        disconnect(m_work, nullptr, this, nullptr);
        // An import that is under way goes on without this page.
        if (m_work->parent() == this || !m_work->isBusy())
            m_work->deleteLater();
    }
    m_work = work;
    m_waitBand->follow(*work);
    connect(work, &Workflow::stateChanged, this, &KeyImportPage::showState);
    connect(work, &Workflow::finished, this, [this, work, done] {
        work->state() == Workflow::State::Done ? (this->*done)(*work) : showError(*work);
        showState();
    });
}

void KeyImportPage::takeFacts(const KeyImport &work)
{
    m_facts = work.facts();
    judge(m_file, *m_facts);
    showFile();
}

void KeyImportPage::showFile()
{
    QList<KeyImportLine> lines;
    for (const KeyImportRow &row : std::as_const(m_file.rows))
        lines.append(lineOf(row));
    m_model.setRecords(lines);
    m_pane->table().fitColumns();
    if (m_model.rowCount() > 0 && !m_pane->table().currentIndex().isValid())
        m_pane->table().setCurrentRow(0);
    showState();
    showValue();
    emit titleChanged();
}

const KeyImportRow *KeyImportPage::currentRow() const
{
    const QModelIndex current = m_pane->table().currentIndex();
    if (!current.isValid())
        return nullptr;
    const qint64 line = m_model.record<KeyImportLine>(current.row()).line;
    const auto found = std::find_if(m_file.rows.begin(), m_file.rows.end(),
                                    [&](const KeyImportRow &row) { return row.line == line; });
    return found == m_file.rows.end() ? nullptr : &*found;
}

void KeyImportPage::showValue()
{
    const KeyImportRow *row = currentRow();
    const bool hasValue = row && !row->value.isEmpty();
    if (!hasValue)
        m_value->hide();
    const bool isShown = hasValue && !m_value->isHidden();
    m_value->setPlainText(isShown ? row->value : QString());
    m_valueOf->setText(row ? tr("Value of line %1:").arg(row->line) : QString());
    m_show->setEnabled(hasValue);
    m_show->setText(isShown ? tr("Hide value") : tr("Show value"));
    m_show->setVisible(!m_file.rows.isEmpty());
}

QString KeyImportPage::obstacle() const
{
    const Connection connection = m_context.session.connection(m_place.connection);
    if (connection.isReadOnly())
        return tr("%1 is read-only. Switch that off under Connections.").arg(connection.name);
    if (m_work && m_work->isBusy())
        return m_facts ? tr("Importing…") : tr("Reading the keys that are there…");
    if (!m_facts)
        return tr("It is not known yet which keys are there.");
    if (m_isDone)
        return tr("Choose or paste another file.");
    return m_file.sentCount() > 0 ? QString() : tr("There is nothing to import.");
}

void KeyImportPage::showState()
{
    const QString reason = obstacle();
    const int all = int(m_file.rows.size());
    const int sent = int(m_file.sentCount());
    const bool isBusy = m_work && m_work->isBusy() && m_facts;
    m_import->setText(all == 0 ? tr("Import") : tr("Import %1 of %2").arg(sent).arg(all));
    m_import->setEnabled(reason.isEmpty());
    m_import->setToolTip(reason.toHtmlEscaped());
    for (QWidget *input :
         std::initializer_list<QWidget *>{m_choose, m_paste, m_placeChoice, m_refuse})
        input->setEnabled(!isBusy);
    m_note->setText(all == 0
                        ? tr("Values that exist are compared here: only hashes of them are kept.")
                        : m_name);
    m_counts->setText(reason);
    if (!reason.isEmpty() || all == 0)
        return;
    const auto overwriting =
        std::count_if(m_file.rows.begin(), m_file.rows.end(), [](const KeyImportRow &row) {
            return row.state == KeyImportState::Overwrites;
        });
    m_counts->setText(tr("%1 new, %2 overwrite a key, %3 left out.")
                          .arg(sent - int(overwriting))
                          .arg(overwriting)
                          .arg(all - sent));
}

std::optional<CallText> KeyImportPage::call() const
{
    if (m_file.sentCount() == 0)
        return std::nullopt;
    KeyImportFile file = m_file;
    const auto request = KeyImport::requestOf(
        file,
        m_refuse->isChecked() ? KeyImport::OnWarnings::Refuse : KeyImport::OnWarnings::Import);
    return callTextOf(m_context.session, m_place.connection, m_place.region,
                      KeyImport::Import::operation, &request);
}

void KeyImportPage::send()
{
    if (!obstacle().isEmpty())
        return;
    m_band->clear();
    m_value->hide();
    showValue();
    (void)writeKeyFile(m_file); // numbers the lines as they are sent
    // Parented to the session: closing this tab ends nothing.
    auto *work = new KeyImport(m_context.session, m_place.connection, &m_context.session);
    connect(work, &Workflow::finished, work, [work] {
        if (work->state() == Workflow::State::Done)
            work->deleteLater();
    });
    follow(work, &KeyImportPage::takeResult);
    work->import(m_file,
                 m_refuse->isChecked() ? KeyImport::OnWarnings::Refuse
                                       : KeyImport::OnWarnings::Import,
                 m_place.region);
}

void KeyImportPage::placeWarnings(const QStringList &warnings)
{
    QStringList others;
    for (const QString &warning : warnings) {
        const int number = lineOfWarning(warning);
        const auto row =
            std::find_if(m_file.rows.begin(), m_file.rows.end(), [&](const KeyImportRow &each) {
                return number > 0 && each.sentLine == number;
            });
        if (row == m_file.rows.end()) {
            others.append(warning);
            continue;
        }
        row->state = KeyImportState::Warned;
        row->note = warning;
    }
    if (!others.isEmpty())
        m_band->show({Tone::Warning, tr("The service says:"), others.join(u' '), {}, {}});
}

void KeyImportPage::takeResult(const KeyImport &work)
{
    const KeyImportFacts &facts = work.facts();
    const int count = int(work.ids().size());
    m_isDone = true;
    m_facts = facts;
    for (KeyImportRow &row : m_file.rows) {
        if (row.isSent())
            row.state = KeyImportState::Imported;
    }
    placeWarnings(work.warnings());
    QList<KeyImportLine> lines;
    for (const KeyImportRow &row : std::as_const(m_file.rows)) {
        KeyImportLine line = lineOf(row);
        const bool wasSent = row.sentLine > 0;
        const auto known = facts.keys.constFind(valueHash(row.value));
        if (wasSent && known != facts.keys.cend())
            line.keyId = known->id;
        lines.append(line);
    }
    m_model.setRecords(lines);
    m_pane->table().fitColumns();
    emit statusMessage(tr("%n key(s) were imported.", nullptr, count));
    emit titleChanged();
    emit imported();
}

void KeyImportPage::showError(KeyImport &work)
{
    const ErrorText text = work.errorText();
    Notice notice;
    notice.tone = Tone::Danger;
    notice.headline = text.title + u'.';
    notice.text = text.whatHappened + u' ' + text.whatIsKnown + u' ' + text.whatToDo;
    notice.details = text.details;
    if (work.error().executed == ApiError::Executed::No)
        notice.actions.append({tr("Retry"), [failed = QPointer(&work)] {
                                   if (failed)
                                       failed->retry();
                               }});
    const QStringList warnings = work.warnings();
    if (!warnings.isEmpty() && m_facts) {
        KeyImportFile before = m_file;
        placeWarnings(warnings);
        QList<KeyImportLine> lines;
        for (const KeyImportRow &row : std::as_const(m_file.rows))
            lines.append(lineOf(row));
        m_model.setRecords(lines);
        m_file = before; // they may be sent without that condition
    }
    m_band->show(notice);
}

} // namespace lc

// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/extensiondialog.h"

#include "forms/copycallmenu.h"
#include "grids/noticeband.h"
#include "grids/waitband.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace lc {

ExtensionDialog::ExtensionDialog(PageContext &context, const UsagePlan &plan,
                                 const UsagePlanKey &key, const RowOrigin &origin, QWidget *parent)
    : QDialog(parent), m_context(context), m_plan(plan), m_key(key), m_region(origin.region),
      m_extension(
          std::make_unique<QuotaExtension>(context.session, context.history, origin.connection)),
      m_band(new NoticeBand(context.theme, this)), m_before(new QLabel(tr("Reading…"), this)),
      m_after(new QLineEdit(this)), m_problem(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Grant extension"));
    auto *what =
        new QLabel(tr("%1 in plan %2. The quota counts for this key alone, until its next reset.")
                       .arg(key.name.value_or(QString()), plan.name.value_or(QString())),
                   this);
    what->setTextFormat(Qt::PlainText);
    what->setWordWrap(true);
    m_before->setTextFormat(Qt::PlainText);
    m_after->setObjectName(QStringLiteral("remainingAfter"));
    m_after->setAccessibleName(tr("Remaining after"));
    m_after->setAlignment(Qt::AlignRight);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    context.theme.dress(m_problem, TypeStyle::Small, Token::DangerText);
    m_problem->hide();

    auto *form = new QFormLayout;
    form->addRow(tr("Quota"), new QLabel(QLocale().toString(plan.quota->limit.value_or(0)), this));
    form->addRow(tr("Remaining now"), m_before);
    form->addRow(tr("&Remaining after"), m_after);
    form->addRow({}, m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_apply = buttons->addButton(tr("Grant extension"), QDialogButtonBox::AcceptRole);
    auto *copy = buttons->addButton(tr("Copy as"), QDialogButtonBox::ActionRole);
    auto *copyMenu = new CopyCallMenu(
        [this, connection = origin.connection]() -> std::optional<CallText> {
            const auto remaining = wanted();
            if (!remaining)
                return std::nullopt;
            const auto request = QuotaExtension::requestOf(subject(), *remaining);
            return callTextOf(m_context.session, connection, m_region,
                              apigateway::UpdateUsage::operation, &request);
        },
        copy);
    copyMenu->takeKeyOf(this);
    copy->setMenu(copyMenu);
    m_apply->setDefault(true);
    m_apply->setEnabled(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_band);
    auto *waitBand = new WaitBand(context.theme, this);
    waitBand->follow(*m_extension);
    layout->addWidget(waitBand);
    layout->addWidget(what);
    layout->addLayout(form);
    layout->addWidget(buttons);
    setMinimumWidth(420);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, &ExtensionDialog::send);
    connect(m_after, &QLineEdit::textEdited, this, &ExtensionDialog::showState);
    connect(m_extension.get(), &Workflow::finished, this, &ExtensionDialog::showBefore);
    connect(m_extension.get(), &Workflow::stateChanged, this, &ExtensionDialog::showSettling);
    m_extension->load(subject());
}

ExtensionDialog::~ExtensionDialog() = default;

QuotaExtension::Subject ExtensionDialog::subject() const
{
    return {m_plan.id.value_or(QString()), m_key.id.value_or(QString()),
            m_key.name.value_or(QString()), m_region, toQDateTime(m_context.clock.now()).date()};
}

std::optional<qint64> ExtensionDialog::wanted() const
{
    bool isNumber = false;
    const qint64 value = QLocale().toLongLong(m_after->text().trimmed(), &isNumber);
    return isNumber && value >= 0 && value <= std::numeric_limits<qint32>::max()
        ? std::optional(value)
        : std::nullopt;
}

void ExtensionDialog::showSettling()
{
    if (m_extension->state() == Workflow::State::Settling)
        m_band->show({Tone::Info,
                      tr("It is not known yet whether this was done: checking…"),
                      tr("What remains is being read back."),
                      {},
                      {}});
}

void ExtensionDialog::showBefore()
{
    if (m_extension->state() == Workflow::State::Failed) {
        const ErrorText text = m_extension->errorText();
        m_band->show({Tone::Danger,
                      text.whatHappened,
                      text.whatIsKnown + u' ' + text.whatToDo,
                      text.details,
                      {{tr("Retry"), [this] { m_extension->retry(); }}}});
        m_isSending = false;
        return showState();
    }
    m_band->clear();
    if (m_isSending) {
        emit extended();
        return accept();
    }
    const auto before = m_extension->before();
    m_before->setText(before ? QLocale().toString(*before) : tr("No figures yet"));
    if (m_after->text().isEmpty())
        m_after->setText(
            QLocale().toString(before.value_or(0) + m_plan.quota->limit.value_or(0) / 5));
    m_after->setFocus();
    m_after->selectAll();
    showState();
}

void ExtensionDialog::showState()
{
    const auto value = wanted();
    const auto before = m_extension->before();
    QString problem;
    if (!value)
        problem = tr("Enter a whole number of requests, 0 or more.");
    else if (before && *value == *before)
        problem = tr("This is what remains already.");
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty() && !m_after->text().isEmpty());
    m_apply->setEnabled(problem.isEmpty() && !m_isSending);
    m_apply->setToolTip(problem);
}

void ExtensionDialog::send()
{
    const auto value = wanted();
    if (!value)
        return;
    m_isSending = true;
    m_apply->setEnabled(false);
    m_extension->extend(subject(), *value);
}

} // namespace lc

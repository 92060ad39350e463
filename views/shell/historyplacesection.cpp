// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/historyplacesection.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace lc {

namespace {

using Kind = HistoryPlace::Kind;

} // namespace

HistoryPlaceSection::HistoryPlaceSection(HistoryPlaces &places, const Theme &theme, QWidget *parent)
    : PreferencesSection(tr("History"), parent), m_places(places), m_theme(theme),
      m_former(places.place()), m_kind(new QComboBox(this)), m_fields(new QWidget(this)),
      m_port(new QSpinBox(this)), m_tls(new QComboBox(this)),
      m_test(new QPushButton(tr("&Test connection"), this)), m_outcome(new QLabel(this)),
      m_copies(new QCheckBox(tr("Copy what was recorded until now"), this))
{
    setObjectName(QStringLiteral("historyPlace"));
    auto *layout = new QFormLayout(this);
    layout->setVerticalSpacing(10);
    m_kind->setObjectName(QStringLiteral("historyKind"));
    m_kind->setAccessibleName(tr("Where the history is kept"));
    m_kind->addItems({tr("In a file on this computer"), tr("On a PostgreSQL server, shared")});
    m_kind->setCurrentIndex(int(m_former.kind));
    layout->addRow(tr("&Keep it"), m_kind);

    auto *form = new QFormLayout(m_fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const PostgresServer &server = m_former.server;
    m_host = addField(tr("&Host"), server.host);
    m_port->setRange(1, 65535);
    m_port->setValue(server.port);
    m_port->setAccessibleName(tr("Port"));
    form->addRow(tr("P&ort"), m_port);
    m_database = addField(tr("&Database"), server.database);
    m_user = addField(tr("Us&er"), server.user);
    m_password = addField(tr("Pass&word"), {});
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData
                                    | Qt::ImhNoPredictiveText);
    m_password->setPlaceholderText(tr("As in the keychain"));
    m_tls->addItems({tr("Off"), tr("When the server offers it"), tr("Encrypted"),
                     tr("Encrypted, and the server proves its name")});
    m_tls->setCurrentIndex(int(server.tls));
    m_tls->setAccessibleName(tr("TLS"));
    form->addRow(tr("T&LS"), m_tls);
    m_caFile = addField(tr("Trusted certi&ficates"), server.caFile);
    m_caFile->setPlaceholderText(tr("File; empty: as PostgreSQL's own tools do"));

    auto *line = new QHBoxLayout;
    line->addWidget(m_test);
    line->addStretch(1);
    form->addRow(QString(), line);
    m_outcome->setObjectName(QStringLiteral("historyOutcome"));
    m_outcome->setWordWrap(true);
    m_outcome->setTextFormat(Qt::PlainText);
    m_outcome->setAccessibleName(tr("Outcome of the test"));
    form->addRow(m_outcome);
    layout->addRow(m_fields);
    layout->addRow(m_copies);
    auto *note = new QLabel(tr("The password is kept in the keychain of this desktop only."), this);
    theme.dress(note, TypeStyle::Small, Token::Sub);
    form->addRow(note);

    m_test->setAutoDefault(false);
    m_test->setObjectName(QStringLiteral("testHistory"));
    m_copies->setObjectName(QStringLiteral("copiesHistory"));
    m_copies->setChecked(true);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &HistoryPlaceSection::showFields);
    connect(m_test, &QPushButton::clicked, this, &HistoryPlaceSection::tryOut);
    for (QLineEdit *field : {m_host, m_database, m_user, m_password, m_caFile})
        connect(field, &QLineEdit::textEdited, this, &HistoryPlaceSection::showFields);
    connect(m_port, &QSpinBox::valueChanged, this, &HistoryPlaceSection::showFields);
    connect(m_tls, &QComboBox::currentIndexChanged, this, &HistoryPlaceSection::showFields);
    showFields();
}

QLineEdit *HistoryPlaceSection::addField(const QString &label, const QString &text)
{
    auto *field = new QLineEdit(text, m_fields);
    field->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    static_cast<QFormLayout *>(m_fields->layout())->addRow(label, field);
    return field;
}

HistoryPlace HistoryPlaceSection::place() const
{
    HistoryPlace place;
    place.kind = Kind(m_kind->currentIndex());
    place.server = {m_host->text().trimmed(),
                    m_port->value(),
                    m_database->text().trimmed(),
                    m_user->text().trimmed(),
                    PostgresServer::Tls(m_tls->currentIndex()),
                    m_caFile->text().trimmed()};
    return place;
}

std::optional<Secret> HistoryPlaceSection::password() const
{
    return m_password->text().isEmpty() ? std::nullopt
                                        : std::optional(Secret::fromText(m_password->text()));
}

bool HistoryPlaceSection::isChanged() const
{
    const HistoryPlace typed = place();
    if (typed.kind == Kind::File)
        return m_former.kind != Kind::File;
    return !(typed == m_former) || password();
}

void HistoryPlaceSection::showFields()
{
    const HistoryPlace typed = place();
    m_fields->setVisible(typed.kind == Kind::Server);
    const bool isElsewhere = typed.kind != m_former.kind
        || (typed.kind == Kind::Server && m_places.nameOf(typed) != m_places.nameOf(m_former));
    m_copies->setVisible(isElsewhere);
    showOutcome({}, Token::Sub);
    if (window()->isVisible())
        window()->adjustSize();
}

void HistoryPlaceSection::showOutcome(const QString &text, Token color)
{
    m_outcome->setText(text);
    m_theme.dress(m_outcome, TypeStyle::Small, color);
    m_outcome->setVisible(!text.isEmpty());
    // A row of a form does not ask how tall a text is that wraps.
    m_outcome->setMinimumHeight(text.isEmpty() ? 0 : m_outcome->heightForWidth(m_fields->width()));
}

void HistoryPlaceSection::tryOut()
{
    const HistoryPlace typed = place();
    if (const QString problem = HistoryPlaces::problemOf(typed); !problem.isEmpty())
        return showOutcome(problem, Token::DangerText);
    m_test->setEnabled(false);
    showOutcome(tr("Trying %1 …").arg(m_places.nameOf(typed)), Token::Sub);
    m_places.tryOut(typed, password(), this,
                    [this](const HistoryPlaces::Trial &trial) { showTrial(trial); });
}

void HistoryPlaceSection::showTrial(const HistoryPlaces::Trial &trial)
{
    m_test->setEnabled(true);
    if (!trial.problem) {
        m_outcome->setToolTip({});
        return showOutcome(trial.found, Token::SuccessText);
    }
    const ErrorText &problem = *trial.problem;
    QStringList sentences{problem.whatHappened, problem.whatToDo};
    if (!problem.details.isEmpty())
        sentences.append(problem.details);
    showOutcome(sentences.join(QLatin1Char('\n')), Token::DangerText);
    window()->adjustSize();
}

bool HistoryPlaceSection::check()
{
    const QString problem = isChanged() ? HistoryPlaces::problemOf(place()) : QString();
    if (problem.isEmpty())
        return true;
    showOutcome(problem, Token::DangerText);
    m_host->setFocus();
    return false;
}

void HistoryPlaceSection::keep()
{
    if (!isChanged())
        return;
    const bool copies = m_copies->isVisibleTo(this) && m_copies->isChecked();
    m_places.moveTo(place(), password(),
                    copies ? HistoryPlaces::Copying::Everything : HistoryPlaces::Copying::Nothing);
    m_password->clear();
}

} // namespace lc

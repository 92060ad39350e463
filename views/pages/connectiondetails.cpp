// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/connectiondetails.h"

#include "forms/regionseditor.h"
#include "items/connectiontable.h"
#include "pages/actionrow.h"
#include "pages/checksteps.h"
#include "pages/copyline.h"
#include "pages/factlist.h"
#include "pages/pilllabel.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

ConnectionDetails::ConnectionDetails(const Theme &theme, Session &session, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_content(new QWidget(this)),
      m_nothing(new QLabel(tr("Choose a connection to see its details."), this)),
      m_name(new QLabel(m_content)), m_state(new PillLabel(theme, m_content)),
      m_marks(new PillLabel(theme, m_content)),
      m_arn(new CopyLine(theme, tr("Identity"), m_content)), m_happened(new QLabel(m_content)),
      m_toDo(new QLabel(m_content)), m_facts(new FactList(theme, m_content)),
      m_steps(new CheckSteps(theme, session, m_content)), m_buttons(new ActionRow(theme, m_content))
{
    setObjectName(u"connectionDetails"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    for (QLabel *label : {m_nothing, m_name, m_happened, m_toDo}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_nothing->setAlignment(Qt::AlignCenter);
    theme.dress(m_nothing, TypeStyle::Body, Token::Sub);
    theme.dress(m_name, TypeStyle::Heading);
    theme.dress(m_happened, TypeStyle::BodyMedium, Token::DangerText);
    theme.dress(m_toDo, TypeStyle::Body, Token::Text);
    m_happened->setObjectName(u"whatHappened"_s);
    m_toDo->setObjectName(u"whatToDo"_s);
    m_happened->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *body = new QWidget(m_content);
    body->setAutoFillBackground(true);
    body->setBackgroundRole(QPalette::Base);
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(16, 16, 16, 12);
    rows->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    head->addWidget(m_state, 0, Qt::AlignTop);
    rows->addLayout(head);
    rows->addWidget(m_marks, 0, Qt::AlignLeft);
    rows->addWidget(m_arn);
    rows->addWidget(m_happened);
    rows->addWidget(m_toDo);
    rows->addWidget(makeRegionRow(body));
    rows->addWidget(m_facts);
    rows->addSpacing(8);
    rows->addWidget(m_steps);
    rows->addStretch();
    auto *area = new QScrollArea(m_content);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(body);
    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins({});
    content->addWidget(area, 1);
    content->addWidget(m_buttons);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(m_nothing, 1);
    outer->addWidget(m_content, 1);
    clear();
}

QWidget *ConnectionDetails::makeRegionRow(QWidget *parent)
{
    m_regionRow = new QWidget(parent);
    auto *layout = new QVBoxLayout(m_regionRow);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    auto *label = new QLabel(tr("Or choose one here. It is kept in the settings of this program; "
                                "your files stay as they are."),
                             m_regionRow);
    label->setWordWrap(true);
    m_theme.dress(label, TypeStyle::Small, Token::Sub);
    layout->addWidget(label);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    m_region = new QComboBox(m_regionRow);
    m_region->setObjectName(QStringLiteral("region"));
    m_region->setAccessibleName(tr("Region"));
    m_region->setEditable(true);
    m_region->addItems(offeredRegions());
    m_region->setCurrentIndex(-1);
    m_region->lineEdit()->setPlaceholderText(tr("such as eu-west-1"));
    auto *use = new QPushButton(tr("Use this Region"), m_regionRow);
    use->setObjectName(QStringLiteral("useRegion"));
    use->setEnabled(false);
    line->addWidget(m_region, 1);
    line->addWidget(use);
    layout->addLayout(line);
    const auto chosen = [this] { return m_region->currentText().trimmed(); };
    connect(m_region, &QComboBox::editTextChanged, use,
            [use, chosen] { use->setEnabled(!chosen().isEmpty()); });
    const auto choose = [this, chosen] {
        if (!chosen().isEmpty())
            emit regionChosen(chosen());
    };
    connect(use, &QPushButton::clicked, this, choose);
    connect(m_region->lineEdit(), &QLineEdit::returnPressed, this, choose);
    m_regionRow->hide();
    return m_regionRow;
}

void ConnectionDetails::setRegionIs(RegionIs state)
{
    m_regionRow->setVisible(state == RegionIs::Wanted);
}

void ConnectionDetails::setActions(const QList<QAction *> &buttons, const QList<QAction *> &more)
{
    m_buttons->setActions(buttons, more);
}

void ConnectionDetails::test(const Connection &connection)
{
    m_steps->start(connection);
}

void ConnectionDetails::clear()
{
    m_steps->clear();
    m_shown.clear();
    m_content->hide();
    m_nothing->show();
}

void ConnectionDetails::show(const ConnectionRecord &record, const ErrorText &problem)
{
    m_nothing->hide();
    m_content->show();
    if (std::exchange(m_shown, record.id) != record.id) {
        m_steps->clear();
        m_region->setCurrentIndex(-1);
        m_region->clearEditText();
    }
    m_name->setText(record.name);
    m_state->setBadge(connectionBadge(record));
    m_marks->setBadge(marksBadge(record));
    m_marks->setVisible(record.marks.has_value());
    m_arn->setText(record.arn.value_or(QString()));
    m_arn->setVisible(record.arn.has_value());
    showProblem(record.problem ? problem : ErrorText());
    m_facts->clear();
    m_facts->add(tr("Kind"), connectionKindWord(record));
    m_facts->add(tr("Account"), record.account.value_or(QString()));
    m_facts->add(tr("Regions"), record.regions.value_or(QString()));
    m_facts->add(tr("Endpoint"), record.endpoint.value_or(QString()));
    m_facts->add(tr("Keys from"), record.source);
    m_facts->add(tr("Profile"), record.profile.value_or(QString()));
    m_facts->add(tr("Connection ID"), record.id);
}

void ConnectionDetails::showProblem(const ErrorText &problem)
{
    m_happened->setText(problem.whatHappened);
    m_happened->setToolTip(problem.details.toHtmlEscaped());
    m_happened->setVisible(!problem.whatHappened.isEmpty());
    m_toDo->setText(problem.whatToDo);
    m_toDo->setVisible(!problem.whatToDo.isEmpty());
}

} // namespace lc

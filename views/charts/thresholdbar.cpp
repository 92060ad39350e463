// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/thresholdbar.h"

#include "charts/thresholdline.h"
#include "items/cellformat.h"
#include "style/theme.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr double mostUnits = 1e12;

} // namespace

ThresholdBar::ThresholdBar(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_choice(new QComboBox(this)), m_level(new QDoubleSpinBox(this)),
      m_change(new QPushButton(tr("Change alert rule…"), this))
{
    auto *label = new QLabel(tr("A&lert"), this);
    theme.dress(label, TypeStyle::Body, Token::Sub);
    label->setBuddy(m_choice);
    m_choice->setObjectName(u"thresholdChoice"_s);
    m_choice->setAccessibleName(tr("Alert rule"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_choice->setMaximumWidth(280);
    m_level->setObjectName(u"thresholdLevel"_s);
    m_level->setAccessibleName(tr("Level of the alert rule"));
    m_level->setToolTip(tr("Enter changes the rule, Escape takes it back"));
    m_level->installEventFilter(this);
    m_change->setObjectName(u"thresholdChange"_s);
    m_change->setAutoDefault(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(label);
    layout->addWidget(m_choice);
    layout->addWidget(m_level);
    layout->addWidget(m_change);
    layout->addStretch(1);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &ThresholdBar::choose);
    connect(m_level, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        showChange();
        emit levelMoved(m_choice->currentIndex(), value);
    });
    connect(m_change, &QPushButton::clicked, this, &ThresholdBar::agree);
    hide();
}

void ThresholdBar::setThresholds(const QList<ChartData::Threshold> &thresholds)
{
    const QString chosen = m_thresholds.value(m_choice->currentIndex()).id;
    m_thresholds = thresholds;
    int index = 0;
    {
        const QSignalBlocker quiet(m_choice);
        m_choice->clear();
        for (qsizetype i = 0; i < thresholds.size(); ++i) {
            m_choice->addItem(thresholdText(thresholds.at(i), QLocale()));
            if (thresholds.at(i).id == chosen)
                index = int(i);
        }
        m_choice->setCurrentIndex(thresholds.isEmpty() ? -1 : index);
    }
    choose();
    setVisible(!thresholds.isEmpty());
}

void ThresholdBar::setLevel(int index, double value)
{
    m_choice->setCurrentIndex(index);
    const QSignalBlocker quiet(m_level);
    m_level->setValue(value);
    showChange();
    emit levelMoved(index, value); // choosing it took it back
}

void ThresholdBar::choose()
{
    // What was tried on another one is taken back.
    for (qsizetype i = 0; i < m_thresholds.size(); ++i)
        emit levelMoved(int(i), m_thresholds.at(i).value);
    const ChartData::Threshold chosen = m_thresholds.value(m_choice->currentIndex());
    const bool isPercent = chosen.unit == ChartData::Threshold::Unit::Percent;
    const QSignalBlocker quiet(m_level);
    m_level->setDecimals(chosen.value == qRound64(chosen.value) ? 0 : 2);
    m_level->setRange(m_level->decimals() == 0 ? 1 : 0.01,
                      isPercent ? ChartData::Threshold::mostPercent : mostUnits);
    m_level->setSuffix(isPercent ? withPercentSign({}) : QString());
    m_level->setValue(chosen.value);
    showChange();
}

void ThresholdBar::showChange()
{
    const ChartData::Threshold chosen = m_thresholds.value(m_choice->currentIndex());
    m_change->setEnabled(m_level->value() != chosen.value);
}

void ThresholdBar::agree()
{
    m_level->interpretText();
    if (m_choice->currentIndex() >= 0)
        emit levelChosen(m_choice->currentIndex(), m_level->value());
}

bool ThresholdBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_level || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        agree();
        return true;
    case Qt::Key_Escape:
        choose();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

} // namespace lc

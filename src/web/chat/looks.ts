/** Web Chat in the colours of the page; read from the style sheet, so that there is one palette. */
export function looks(): object {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const [ink, muted, surface, raised, line] = ['ink', 'muted', 'surface', 'raised', 'line'].map(colour);
  const [accent, onAccent, soft, bad, badSoft] = ['accent', 'on-accent', 'accent-soft', 'bad', 'bad-soft'].map(colour);
  const [mine, onMine] = ['mine', 'on-mine'].map(colour);
  return {
    accent,
    subtle: muted,
    backgroundColor: 'transparent',
    primaryFont: style.getPropertyValue('--font').trim(),
    paddingRegular: 12,
    bubbleBackground: raised,
    bubbleBorderColor: line,
    bubbleBorderRadius: 14,
    bubbleTextColor: ink,
    bubbleMinHeight: 44,
    bubbleMinWidth: 80,
    bubbleMaxWidth: 560,
    bubbleFromUserBackground: mine,
    bubbleFromUserBorderColor: mine,
    bubbleFromUserBorderRadius: 14,
    bubbleFromUserTextColor: onMine,
    timestampColor: muted,
    notificationText: muted,
    failedConnectivity: bad,
    hideUploadButton: true,
    disableFileUpload: true,
    markdownRenderHTML: false,
    sendBoxBackground: surface,
    sendBoxBorderTop: `1px solid ${line}`,
    sendBoxTextColor: ink,
    sendBoxPlaceholderColor: muted,
    sendBoxHeight: 56,
    sendBoxTextWrap: true,
    sendBoxButtonColor: accent,
    sendBoxButtonColorOnDisabled: muted,
    sendBoxButtonShadeColorOnHover: soft,
    sendBoxButtonShadeColorOnActive: soft,
    sendBoxButtonShadeColorOnDisabled: 'transparent',
    sendBoxButtonShadeBorderRadius: 10,
    sendBoxButtonKeyboardFocusIndicatorBorderColor: accent,
    sendBoxButtonKeyboardFocusIndicatorBorderRadius: 8,
    sendBoxButtonKeyboardFocusIndicatorBorderWidth: 2,
    suggestedActionLayout: 'flow',
    suggestedActionsFlowMaxHeight: 220,
    suggestedActionHeight: 44,
    suggestedActionBorderRadius: 22,
    suggestedActionBorderWidth: 1,
    suggestedActionBorderColor: accent,
    suggestedActionBackgroundColor: surface,
    suggestedActionTextColor: accent,
    suggestedActionBackgroundColorOnHover: soft,
    suggestedActionBackgroundColorOnActive: soft,
    suggestedActionBackgroundColorOnFocus: soft,
    suggestedActionBorderColorOnDisabled: line,
    suggestedActionTextColorOnDisabled: muted,
    suggestedActionKeyboardFocusIndicatorBorderColor: accent,
    suggestedActionKeyboardFocusIndicatorBorderRadius: 19,
    suggestedActionKeyboardFocusIndicatorBorderStyle: 'solid',
    suggestedActionKeyboardFocusIndicatorBorderWidth: 2,
    suggestedActionsVisualKeyboardIndicatorColor: accent,
    transcriptVisualKeyboardIndicatorColor: accent,
    transcriptActivityVisualKeyboardIndicatorColor: accent,
    transcriptOverlayButtonBackground: accent,
    transcriptOverlayButtonBackgroundOnHover: accent,
    transcriptOverlayButtonBackgroundOnFocus: accent,
    transcriptOverlayButtonColor: onAccent,
    toastErrorBackgroundColor: badSoft,
    toastErrorColor: bad,
    toastWarnBackgroundColor: soft,
    toastWarnColor: ink,
    cardEmphasisBackgroundColor: soft,
    cardPushButtonBackgroundColor: accent,
    cardPushButtonTextColor: onAccent,
  };
}

/** Adaptive Cards take their colours from a host configuration instead. */
export function cardLooks(): object {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const foreground = (name: string) => ({ default: colour(name), subtle: colour('muted') });
  const foregroundColors = {
    default: foreground('ink'),
    accent: foreground('accent'),
    good: foreground('good'),
    attention: foreground('bad'),
    warning: foreground('ink'),
    dark: foreground('ink'),
    light: foreground('muted'),
  };
  return {
    supportsInteractivity: true,
    fontSizes: { small: 14, default: 16, medium: 18, large: 20, extraLarge: 24 },
    fontFamily: style.getPropertyValue('--font').trim(),
    actions: { actionAlignment: 'stretch', actionsOrientation: 'vertical', buttonSpacing: 8, maxActions: 20 },
    containerStyles: {
      default: { backgroundColor: 'transparent', foregroundColors },
      emphasis: { backgroundColor: colour('accent-soft'), foregroundColors },
    },
  };
}
